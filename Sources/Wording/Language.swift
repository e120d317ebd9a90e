/// The languages that the program speaks.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// English, the language of the source.
    case english = "en"
    /// Chinese in simplified characters.
    case chinese = "zh"

    /// The language that the environment asks for, by the first of `LC_ALL`, `LC_MESSAGES` and
    /// `LANG` that is set and not empty (locale(7)); anything but Chinese is English.
    public init(environment: (String) -> String?) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let set = names.lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
        let isChinese = set == "zh" || ["zh_", "zh.", "zh-", "zh@"].contains { set.hasPrefix($0) }
        self = isChinese ? .chinese : .english
    }

    /// A text in this language; one that the table lacks stays as it is.
    public func words(_ text: String) -> String {
        self == .english ? text : Wordings.chinese.words(text)
    }
}
