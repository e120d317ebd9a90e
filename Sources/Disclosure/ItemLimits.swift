/// The bounds of an item's parts.
enum ItemLimits {
    static let idCharacters = 64
    static let titleCharacters = 100
    static let bodyCharacters = 4_000
    static let nameCharacters = 60
    static let cellCharacters = 200
    static let milestones = 50
    static let tableColumns = 12
    static let tableRows = 500
    static let hours = 12
    static let ruleCharacters = 200
    static let boards = 200
    static let precedence = -9...9
}
