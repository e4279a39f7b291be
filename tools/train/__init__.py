"""Trains the learned reader from labelled documents. Development only: the product never imports it."""
