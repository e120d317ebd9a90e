import Disclosure
import Tabular

/// `placard template`: an empty table for office software.
package enum TemplateVerb {
    package static let verb = Verb(
        "template",
        "Print an empty table for office software",
        discussion: """
            Prints the head of a table that placard import reads, as CSV in UTF-8 with a byte \
            order mark, which office software opens rightly. Rows with the same 编号 make one \
            item; each brings a row of the item's own table. The template progress changes the \
            progress and milestones of items that are there; the template matters is a \
            catalogue of matters, one a row.

              placard template fee > fee-2026.csv
            """,
        arguments: [Argument("KIND", "a kind of item, progress, or matters")],
        options: [],
        run: { invocation, console in
            let word = invocation.arguments[0]
            if word == "progress" {
                console.write(ProgressTable.text)
                return .success
            }
            if word == MatterImport.word {
                console.write(MatterTable.text)
                return .success
            }
            let words = Kind.allCases.map(\.rawValue) + ["progress", MatterImport.word]
            guard
                let kind = Kind(rawValue: word)
                    ?? Kind.allCases.first(where: {
                        $0.chineseName == word
                    })
            else { throw ItemsVerb.unknown(word, for: "KIND", among: words) }
            console.write(TableTemplate(kind).text)
            return .success
        }
    )
}
