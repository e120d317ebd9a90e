// Every verb is written in the words of the command line, and begins with the office's files.
@_exported public import Formalities
@_exported public import Terminal
