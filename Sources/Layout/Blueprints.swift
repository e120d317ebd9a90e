// What layouts are made of is part of this module's own interface: sizes, roles, zones.
@_exported public import Blueprints
