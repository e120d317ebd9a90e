import Testing
@testable import Chronicle
