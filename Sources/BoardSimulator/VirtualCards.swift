// Which cards there are and how they behave is part of this module's own interface.
@_exported public import VirtualCards
