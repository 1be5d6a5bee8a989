"""The only SQL: tables, migrations, unit of work, audit trail and the reads of an office."""
