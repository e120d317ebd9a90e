/// The known name that a mistyped one most likely means; nil when none is near.
///
/// Near means at most one slip for every three characters, and at least one. A slip is a character
/// left out, added or changed, or two neighbours swapped; case does not count. Among equally near
/// names the first wins.
public func nearestName(to name: String, among names: [String]) -> String? {
    let typed = Array(name.lowercased())
    var best: (name: String, slips: Int)?
    for candidate in names {
        let known = Array(candidate.lowercased())
        let allowed = max(1, max(typed.count, known.count) / 3)
        guard abs(typed.count - known.count) <= allowed, !typed.isEmpty else { continue }
        let found = slips(typed, known)
        if found <= allowed, found < best?.slips ?? .max { best = (candidate, found) }
    }
    return best?.name
}

/// Edit distance with swaps of neighbours (optimal string alignment).
private func slips(_ a: [Character], _ b: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        for j in 0..<b.count {
            var cost = min(previous[j + 1], row[j]) + 1
            cost = min(cost, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                cost = min(cost, older[j - 1] + 1)
            }
            row.append(cost)
        }
        older = previous
        previous = row
    }
    return previous[b.count]
}
