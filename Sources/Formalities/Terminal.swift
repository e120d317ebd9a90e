// Every verb is written in the words of the command line.
@_exported public import Terminal
