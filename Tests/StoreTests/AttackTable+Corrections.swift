/// Attacks on the correction's promise: at least as long, in the same places, as the error.
extension AttackTable {
    private static let digest = String(repeating: "a", count: 64)

    /// SQL that brings `fix`, a copy of `hung` that corrects something, to its approval.
    private static func correct(
        _ target: String = #"json('{"item":"hung","revision":1}')"#,
        _ changes: String = ""
    ) -> String {
        """
        INSERT INTO draft (content, digest)
        SELECT json_set(content, '$.id', 'fix', '$.corrects', \(target)\(changes)), '\(digest)'
        FROM revision WHERE item = 'hung';
        \(sign("fix", 1, "drafted", "张三"))
        \(sign("fix", 1, "checked", "李四"))
        \(sign("fix", 1, "approved", "王五"))
        """
    }

    private static let places = "in fewer places"
    private static let unhung = "never hung"

    static let corrections = [
        Attack(
            "correct a draft that never hung",
            unhung,
            correct(#"json('{"item":"draft","revision":1}')"#)
        ),
        Attack(
            "correct the edit that does not hang yet",
            unhung,
            correct(#"json('{"item":"edited","revision":2}')"#)
        ),
        Attack(
            "correct what is not there",
            unhung,
            correct(#"json('{"item":"moon","revision":1}')"#)
        ),
        Attack("correct oneself", unhung, correct(#"json('{"item":"fix","revision":1}')"#)),
        Attack("correct by a name alone", unhung, correct("'hung'")),
        Attack("correct nothing in so many words", unhung, correct("json('null')")),
        Attack(
            "a revision given as text",
            unhung,
            correct(#"json('{"item":"hung","revision":"one"}')"#)
        ),
        Attack(
            "in another unit's place",
            places,
            correct().replacing(
                "'$.id', 'fix'",
                with: "'$.id', 'fix', '$.unit', 'county'"
            )
        ),
        Attack(
            "as another kind",
            places,
            correct().replacing(
                "'$.id', 'fix'",
                with: "'$.id', 'fix', '$.kind', 'notice'"
            )
        ),
        Attack(
            "on one board, where the error hung by its unit",
            places,
            correct().replacing(
                "'$.id', 'fix'",
                with: #"'$.id', 'fix', '$.boards', json('{"ids":["cellar"]}')"#
            )
        ),
        Attack(
            "for five minutes at night",
            "fewer hours",
            correct().replacing(
                "'$.id', 'fix'",
                with: #"'$.id', 'fix', '$.schedule', json('{"hours":["03:00-03:05"]}')"#
            )
        ),
        Attack(
            "with an end before the error's time is made good",
            "shorter than the error",
            correct().replacing(
                "'$.id', 'fix'",
                with: #"'$.id', 'fix', '$.window', json('{"until":"2026-11-20T00:00:01Z"}')"#
            )
        ),
        Attack(
            "with an end that is no instant",
            "shorter than the error",
            correct().replacing(
                "'$.id', 'fix'",
                with: #"'$.id', 'fix', '$.window', json('{"until":"for ever"}')"#
            )
        ),
        Attack(
            "with a beginning after its end",
            "shorter than the error",
            correct().replacing(
                "'$.id', 'fix'",
                with: "'$.id', 'fix', '$.window', json('"
                    + #"{"from":"2090-01-01T00:00:00Z","until":"2089-01-01T00:00:00Z"}')"#
            )
        ),
    ]
}
