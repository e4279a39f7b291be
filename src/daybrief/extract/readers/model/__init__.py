"""The learned reader: a small encoder that marks kinds and slots; rules turn its marks into claims."""
