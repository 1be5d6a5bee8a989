"""The rules of the office as pure functions: no Qt, SQL, PDF, clock or file."""
