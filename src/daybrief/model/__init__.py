"""The nouns of daybrief. This package imports nothing else from daybrief but `errors`."""
