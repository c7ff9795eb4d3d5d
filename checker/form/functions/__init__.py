"""Functions of the rule language that know the form: its tables, its names and vocabularies."""
