import Disclosure

/// What a text zone says of each kind when its layout does not say.
enum KindTemplates {
    /// For items without a plan: the text stands for itself.
    static let prose = template("{unit} {title}[：{body}][ {table}]")

    /// For items with a plan: the lamp first, with its word.
    static let plan = template(
        "[{lamp}{lamp.word} ]{unit} {title} 进度{progress} {due.words}到期[。{body}]"
    )

    /// Kinds that read better in words of their own.
    static let byKind: [Kind: Template] = [
        // Who issued it is in the title or does not matter.
        .weather: template("[{weather} ]{title}：{body}"),
        .diary: template("{title}：{body}[ {table}]"),
        .urgent: template("{kind} {title}[：{body}]"),
        .bulletin: template("{title}[：{body}]"),
        // The deadline is what supervision is about.
        .supervision: template(
            "[{lamp}{lamp.word} ]{title}[ {owner}][ {due.words}到期][ 进度{progress}][。{body}]"
        ),
        // Results come before the words about them.
        .assessment: template("{title}[ {table}][。{body}]"),
        .poll: template("{title}[ {table}][。{body}]"),
        .evaluation: template("{title}[ {table}][。{body}]"),
        .complaint: template("{unit} {title}[ {table}][。{body}]"),
        .fee: template("{title}[ {table}][。{body}]"),
    ]

    /// These texts are tested to be sound; an unsound one would show the title alone.
    private static func template(_ text: String) -> Template {
        (try? Template(reading: text)) ?? Template(pieces: [.field(.title)])
    }
}
