"""What passes between Frigate's process and its children, a room a child: task and answers.

All of it goes as lines of JSON, the task on stdin and the answers on stdout; `to_json` and
`from_json` of each type are the only places that know how.
"""
