// What is configured is part of this module's own interface: boards, kiosk, people, disclosure.
@_exported public import Settings
