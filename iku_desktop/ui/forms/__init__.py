"""Building blocks of every form: typed inputs, fields with their problem beside them, lists with a form."""
