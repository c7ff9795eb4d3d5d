"""The form as rules see it: its records, their fields, and what cells come to as values.

Which names a rule may say of a table, of a row, of a value stands here (`fields`); the rule
language is told of them and knows no form itself.
"""
