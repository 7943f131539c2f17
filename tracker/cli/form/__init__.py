"""The guided form: a claim recorded at the speed of reading."""
