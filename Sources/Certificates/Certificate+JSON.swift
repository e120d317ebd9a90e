import Disclosure
import Matters
public import Notation

extension Certificate {
    /// The schema of the JSON form.
    public static let schema = "placard.certificate/1"

    /// The certificate for programs: instants in milliseconds, shares in millionths of a day.
    public var json: JSONValue {
        var members: [JSONMember] = [
            JSONMember("schema", .string(Self.schema)),
            JSONMember("office", .string(office)),
            JSONMember("madeAt", .integer(madeAt.milliseconds)),
            JSONMember("zoneSeconds", .integer(zone.offsetSeconds)),
            JSONMember("item", itemValue),
            JSONMember("signatures", .array(signatures.map(value))),
            JSONMember("boards", .array(boards.map { .string($0) })),
            JSONMember("exposures", .array(entries.map(value))),
            JSONMember(
                "ledger",
                [
                    "sequence": .integer(position.sequence),
                    "digest": .string(position.digest),
                ]
            ),
        ]
        if let term = demand.term { members.append(JSONMember("term", value(term))) }
        if let count { members.append(JSONMember("count", value(count))) }
        if omitted == 0 {
            members.append(JSONMember("complete", .bool(isComplete)))
        } else {
            members.append(JSONMember("omitted", .integer(omitted)))
        }
        return .object(members)
    }

    private var itemValue: JSONValue {
        [
            "id": .string(revision.item.id), "revision": .integer(revision.number),
            "digest": .string(revision.digest), "title": .string(revision.item.title),
            "kind": .string(revision.item.kind.rawValue), "unit": .string(revision.item.unit),
            "unitName": .string(unitName), "matter": .optional(demand.matter?.id),
        ]
    }

    private func value(_ signature: Signature) -> JSONValue {
        var members = [
            JSONMember("step", .string(signature.step.rawValue)),
            JSONMember("person", .string(signature.person)),
            JSONMember("at", .integer(signature.at.milliseconds)),
            JSONMember("digest", .string(signature.digest)),
            JSONMember("reason", .optional(signature.reason)),
        ]
        if let asks = signature.asks { members.append(JSONMember("asks", .string(asks.rawValue))) }
        return .object(members)
    }

    private func value(_ entry: Entry) -> JSONValue {
        var members = [
            JSONMember("entry", .integer(entry.sequence)),
            JSONMember("board", .string(entry.exposure.board)),
            JSONMember("from", .integer(entry.exposure.span.lowerBound.milliseconds)),
            JSONMember("until", .integer(entry.exposure.span.upperBound.milliseconds)),
            JSONMember("grade", .string(entry.exposure.grade.word)),
        ]
        if entry.through != entry.sequence {
            members.append(JSONMember("through", .integer(entry.through)))
        }
        return .object(members)
    }

    private func value(_ term: PublicityTerm) -> JSONValue {
        [
            "days": .integer(term.days), "minimumGrade": .string(term.minimumGrade.word),
            "wholeDayPercent": .integer(term.wholeDayPercent),
        ]
    }

    private func value(_ count: PublicityCount) -> JSONValue {
        let state: JSONValue =
            switch count.state {
            case .running(.known(let day)):
                ["word": "running", "expected": .string(day.iso8601Text)]
            case .running(.unknown(let year)):
                ["word": "running", "missingYear": .integer(year)]
            case .complete(let day): ["word": "complete", "last": .string(day.iso8601Text)]
            case .unknown(let year): ["word": "unknown", "missingYear": .integer(year)]
            }
        return [
            "posted": .string(count.posted.iso8601Text),
            "state": state,
            "credit": .integer(count.credit),
            "days": .array(
                count.days.map { day in
                    [
                        "date": .string(day.date.iso8601Text),
                        "hall": .array(day.hall.map(Self.pair)),
                        "lit": .integer(day.litMilliseconds),
                        "share": .integer(day.share),
                        "interruptions": .array(day.interruptions.map(Self.pair)),
                    ]
                }
            ),
        ]
    }

    private static func pair(_ span: Range<Instant>) -> JSONValue {
        [.integer(span.lowerBound.milliseconds), .integer(span.upperBound.milliseconds)]
    }
}
