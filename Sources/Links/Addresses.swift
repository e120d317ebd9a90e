// Where boards are is part of this module's own interface.
@_exported public import Addresses
