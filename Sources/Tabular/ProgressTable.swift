public import Disclosure
public import Notation

/// One row of a progress table: what an item's plan has come to.
public struct ProgressUpdate: Sendable, Hashable {
    /// The item's id.
    public var id: String
    /// Progress in percent; nil leaves it as it is.
    public var progress: Int?
    /// Name of a milestone that was reached; nil when the row names none.
    public var milestone: String?
    /// The day on which it was reached; nil opens it again.
    public var done: CivilDate?
    /// Where the row begins.
    public var position: TextPosition

    /// The item with the update put in; or why that cannot be.
    public func applied(to item: Item) throws(NotationError) -> Item {
        guard var plan = item.plan else {
            throw error("the item \(id) has no plan", remedy: "give only items with a plan")
        }
        if let progress { plan.progress = progress }
        if let milestone {
            guard let place = plan.milestones.firstIndex(where: { $0.name == milestone }) else {
                let near = nearestName(to: milestone, among: plan.milestones.map(\.name))
                throw error(
                    "the item \(id) has no milestone \"\(milestone)\"",
                    remedy: near.map { "write \"\($0)\"" } ?? "write it as the item does"
                )
            }
            plan.milestones[place].done = done
        }
        var changed = item
        changed.plan = plan
        return changed
    }

    /// An error at the row.
    public func error(_ problem: String, remedy: String) -> NotationError {
        NotationError(position: position, path: "$", problem: problem, remedy: remedy)
    }
}

/// A table that brings the progress of plans; one bad row never stops the others.
public struct ProgressTable: Sendable {
    /// The heads, in the order of the template.
    public static let heads = ["编号", "进度", "里程碑", "完成日期"]

    /// The empty table as a file that office software opens rightly: with a byte order mark.
    public static var text: String {
        "\u{FEFF}" + heads.joined(separator: ",") + "\r\n"
    }

    /// What keeps the rules, in the order of the table.
    public private(set) var updates: [ProgressUpdate] = []
    /// What was refused and why, with line and column.
    public private(set) var findings: [NotationError] = []

    /// Reads a table.
    public init(_ document: CSVDocument) {
        guard let heads = document.records.first else {
            refuse(TextPosition(line: 1, column: 1), "the table is empty", "begin with the heads")
            return
        }
        let places = heads.map { Self.heads.firstIndex(of: $0.text.trimmed) }
        for (head, place) in zip(heads, places) where place == nil {
            let near = nearestName(to: head.text.trimmed, among: Self.heads)
            refuse(
                head.position,
                "the head \"\(head.text.trimmed)\" is not in the template",
                near.map { "did you mean \"\($0)\"" }
                    ?? "the heads are \(Self.heads.joined(separator: ", "))"
            )
        }
        guard findings.isEmpty else { return }
        guard places.contains(0) else {
            refuse(heads[0].position, "the head 编号 is missing", "add it")
            return
        }
        for record in document.records.dropFirst() {
            if record.allSatisfy({ $0.text.trimmed.isEmpty }) { continue }
            read(record, places.compactMap { $0 })
        }
    }

    private mutating func refuse(_ at: TextPosition, _ problem: String, _ remedy: String) {
        findings.append(
            NotationError(position: at, path: "$", problem: problem, remedy: remedy)
        )
    }

    private mutating func read(_ record: [CSVDocument.Cell], _ places: [Int]) {
        var cells: [Int: CSVDocument.Cell] = [:]
        for (cell, place) in zip(record, places) where !cell.text.trimmed.isEmpty {
            cells[place] = cell
        }
        let start = record[0].position
        guard let id = cells[0]?.text.trimmed else {
            return refuse(start, "the row names no item", "fill in 编号")
        }
        var update = ProgressUpdate(id: id, position: start)
        if let cell = cells[1] {
            let text = cell.text.trimmed
            let digits = text.hasSuffix("%") || text.hasSuffix("％") ? String(text.dropLast()) : text
            guard let number = Int(digits), (0...100).contains(number) else {
                return refuse(
                    cell.position,
                    "\"\(text)\" is no progress",
                    "write a whole number from 0 to 100"
                )
            }
            update.progress = number
        }
        update.milestone = cells[2]?.text.trimmed
        if let cell = cells[3] {
            guard let day = cell.text.trimmed.isoDate.flatMap({ CivilDate(iso8601: $0) }) else {
                return refuse(
                    cell.position,
                    "\"\(cell.text.trimmed)\" is no day of the calendar",
                    "write a real day like 2026-11-21"
                )
            }
            update.done = day
        }
        guard update.progress != nil || update.milestone != nil else {
            return refuse(start, "the row changes nothing", "fill in 进度 or 里程碑")
        }
        updates.append(update)
    }
}
