"""Papers of a свод: Приложения 2 and 3 over several schools, the note, readiness, registration, coordinators, dynamics.

Each module describes one paper as a `TableDocument`; `papers` writes all of them. Приложение 2 has the same content
module as a school's.
"""
