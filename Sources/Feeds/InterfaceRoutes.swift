import Disclosure
import Exhibits
import HTTP
import Notation
import Raster

/// The interface for programs, version 1; `openapi.json` describes it.
struct InterfaceRoutes {
    static let pageSize = 50
    static let pageSizeLimit = 100
    static let wordLimit = 60

    let model: KioskModel
    let request: Request

    func response() -> Response {
        let segments = request.target.segments
        guard segments.count >= 3, segments[1] == "v1" else { return noSuchThing }
        let rest = Array(segments[2...])
        switch (rest[0], rest.count) {
        case ("openapi.json", 1):
            return Response(contentType: "application/json", body: PackageResources.openapi_json)
        case ("items", 1): return items()
        case ("items", 2): return item(rest[1])
        case ("notices", 1): return notices()
        case ("boards", 1): return json(["boards": .array(model.boards.map(board))])
        case ("boards", 2): return withBoard(rest[1]) { json(board($0)) }
        case ("boards", 3): return withBoard(rest[1]) { frame(of: $0, as: rest[2]) }
        default: return noSuchThing
        }
    }

    private func json(_ value: JSONValue, modifiedAt: Instant? = nil) -> Response {
        Response(
            contentType: "application/json",
            body: Array((value.compactText + "\n").utf8),
            modifiedAt: modifiedAt.map { $0.milliseconds / 1_000 }
        )
    }

    // MARK: - Problems, RFC 9457

    private func problem(_ status: Status, _ detail: String) -> Response {
        let value: JSONValue = .object([
            JSONMember("type", "about:blank"),
            JSONMember("title", .string(status.phrase)),
            JSONMember("status", .integer(status.code)),
            JSONMember("detail", .string(detail)),
        ])
        return Response(
            status: status,
            contentType: "application/problem+json",
            body: Array((value.compactText + "\n").utf8),
            caching: .never
        )
    }

    private func gone(_ withdrawal: Withdrawal) -> Response {
        problem(.gone, "Withdrawn at \(iso(withdrawal.at)). Reason: \(withdrawal.reason)")
    }

    private var noSuchThing: Response {
        problem(.notFound, "Nothing public has this address.")
    }

    // MARK: - Items

    /// A list in the order of ids, so that reading on after an id misses nothing that stays.
    private func items() -> Response {
        var choice = Choice.everything
        if let word = parameter("kind") {
            guard let kind = Kind(rawValue: word) else {
                return problem(.badRequest, "kind is not one of the kinds that openapi.json names.")
            }
            choice.kind = kind
        }
        if let code = parameter("unit") {
            guard model.holdings.units.unit(code) != nil else {
                return problem(.notFound, "unit is no unit's code.")
            }
            choice.unit = code
        }
        var limit = Self.pageSize
        if let text = parameter("limit") {
            guard let number = decimal(text), 1...Self.pageSizeLimit ~= number else {
                return problem(
                    .badRequest,
                    "limit is not a number from 1 to \(Self.pageSizeLimit)."
                )
            }
            limit = number
        }
        guard parameter("q")?.count ?? 0 <= Self.wordLimit else {
            return problem(.badRequest, "q is longer than \(Self.wordLimit) characters.")
        }
        let after = parameter("after") ?? ""
        let found = pool.filter { revision in
            choice.takes(kind: revision.item.kind, unit: revision.item.unit, model)
                && (after.isEmpty || revision.item.id > after)
        }
        let page = found.prefix(limit)
        return json([
            "items": .array(page.map(summary)),
            "next": found.count > limit ? .optional(page.last?.item.id) : .null,
        ])
    }

    private var pool: [ApprovedRevision] {
        guard let question = parameter("q"), question.contains(where: { !$0.isWhitespace }) else {
            return model.visible
        }
        return model.holdings.search(question).sorted { $0.item.id < $1.item.id }
    }

    private func parameter(_ name: String) -> String? { request.target.parameter(name) }

    /// Digits alone: a reader of numbers for people would take signs and full-width digits too.
    private func decimal(_ text: String) -> Int? {
        text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
    }

    private func item(_ id: String) -> Response {
        guard let revision = model.revision(of: id) else {
            return model.withdrawal(of: id).map(gone) ?? noSuchThing
        }
        return json(whole(revision), modifiedAt: revision.approvedAt)
    }

    private func summaryMembers(_ revision: ApprovedRevision) -> [JSONMember] {
        let item = revision.item
        let lamp: JSONValue = .optional(model.plans[item.id]?.lamp.rawValue)
        return [
            JSONMember("id", .string(item.id)),
            JSONMember("kind", .string(item.kind.rawValue)),
            JSONMember("unit", .string(item.unit)),
            JSONMember("unit_name", .string(model.unitName(item.unit))),
            JSONMember("title", .string(item.title)),
            JSONMember("urgency", .string(item.urgency.word)),
            JSONMember("approved_at", .string(iso(revision.approvedAt))),
            JSONMember("lamp", lamp),
            JSONMember("revision", .integer(revision.revision.number)),
            JSONMember("digest", .string(revision.revision.digest)),
            JSONMember("short_code", .string(revision.shortCode)),
        ]
    }

    private func summary(_ revision: ApprovedRevision) -> JSONValue {
        .object(summaryMembers(revision))
    }

    private func whole(_ revision: ApprovedRevision) -> JSONValue {
        let signatures = revision.signatures.map { signature -> JSONValue in
            .object([
                JSONMember("step", .string(signature.step.rawValue)),
                JSONMember("person", .string(signature.person)),
                JSONMember("at", .string(iso(signature.at))),
                JSONMember("digest", .string(signature.digest)),
            ])
        }
        let showing = model.boards.filter { $0.showing.contains(revision.item.id) }
        return .object(
            summaryMembers(revision) + [
                // What the digest was taken of, character for character.
                JSONMember("canonical", .string(revision.item.canonicalText)),
                JSONMember("content", revision.item.canonicalValue),
                JSONMember("signatures", .array(signatures)),
                JSONMember("boards", .array(showing.map { .string($0.id) })),
            ]
        )
    }

    private func iso(_ instant: Instant) -> String { DateText.iso(instant, model.zone) }

    // MARK: - Notices

    /// What goes before the plan now: notices, and boards that are dark by order.
    private func notices() -> Response {
        let notices = model.notices.map { notice -> JSONValue in
            .object([
                JSONMember("id", .string(notice.id)),
                JSONMember("grade", .string(notice.isEmergency ? "emergency" : "urgent")),
                JSONMember("text", .string(notice.text)),
                JSONMember("from", .string(iso(notice.from))),
                JSONMember("until", .string(iso(notice.over))),
                JSONMember("boards", boards(notice.boards)),
            ])
        }
        let dark = model.darkness.map { order -> JSONValue in
            .object([
                JSONMember("until", .string(iso(order.until))),
                JSONMember("boards", boards(order.boards)),
            ])
        }
        return json(["notices": .array(notices), "dark": .array(dark)])
    }

    /// Every board by its id where an order names none.
    private func boards(_ ids: [String]) -> JSONValue {
        let named = model.boards.map(\.id).filter { ids.isEmpty || ids.contains($0) }
        return .array(named.map { .string($0) })
    }

    // MARK: - Boards

    private func withBoard(_ id: String, _ answer: (BoardView) -> Response) -> Response {
        model.boards.first { $0.id == id }.map(answer) ?? noSuchThing
    }

    private func board(_ board: BoardView) -> JSONValue {
        .object([
            JSONMember("id", .string(board.id)),
            JSONMember("name", .string(board.name)),
            JSONMember("width", .integer(board.width)),
            JSONMember("height", .integer(board.height)),
            JSONMember("state", .string(board.condition.rawValue)),
            JSONMember("confirmed_at", .optional(board.confirmedAt.map(iso))),
            JSONMember("showing", .array(board.showing.map { .string($0) })),
        ])
    }

    /// The picture a board has confirmed, in the form that the suffix or else `Accept` names.
    private func frame(of board: BoardView, as name: String) -> Response {
        let forms = ["image/png", "image/x-portable-bitmap", "application/json"]
        let form: String?
        switch name {
        case "frame": form = Accept(request.accept).best(of: forms)
        case "frame.png": form = forms[0]
        case "frame.pbm": form = forms[1]
        case "frame.json": form = forms[2]
        default: return noSuchThing
        }
        guard let form else {
            return problem(.notAcceptable, "A frame comes as \(forms.joined(separator: ", ")).")
        }
        guard let mirror = board.mirror() else {
            return problem(.notFound, "The board has confirmed nothing yet.")
        }
        let body =
            switch form {
            case forms[0]: PNGWriter.png(of: mirror.frame)
            case forms[1]: FramePicture.bitmap(of: mirror.frame)
            default: Array(FramePicture.json(of: mirror, iso(mirror.confirmedAt)).utf8)
            }
        return Response(
            contentType: form,
            body: body,
            modifiedAt: mirror.confirmedAt.milliseconds / 1_000,
            fields: [
                ("Vary", "Accept"), ("Placard-Confirmed", String(mirror.confirmedAt.milliseconds)),
            ]
        )
    }
}
