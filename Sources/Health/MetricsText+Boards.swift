public import Disclosure
public import Links
import Session

extension MetricsText {
    private static let quantiles: [(word: String, permille: Int)] = [
        ("0.5", 500), ("0.99", 990), ("0.999", 999),
    ]

    /// Writes how all boards are; `readings` and `statuses` tell of the same boards in one order.
    public mutating func add(
        boards readings: [BoardReading],
        _ statuses: [BoardStatus],
        alerted: Set<String>,
        at now: Instant
    ) {
        let states = readings.flatMap { reading in
            BoardState.allCases.map { state in
                Sample(
                    ["board": reading.board, "state": state.rawValue],
                    reading.state == state ? 1 : 0 as UInt64
                )
            }
        }
        add("placard_board_state", .gauge, "1 for the state that the board is in.", states)
        add(
            "placard_board_state_age_seconds",
            .gauge,
            "How long the board has been in its state.",
            readings.map { Sample(["board": $0.board], Double($0.age(at: now)) / 1_000) }
        )
        add(
            "placard_board_fault",
            .gauge,
            "1 for what ails the board, by its id in the fault catalogue.",
            readings.compactMap { reading in
                reading.fault.map { Sample(["board": reading.board, "fault": $0.id], 1 as UInt64) }
            }
        )
        add(
            "placard_board_alert",
            .gauge,
            "1 while somebody was told of the board and it is not well yet.",
            readings.map {
                Sample(["board": $0.board], alerted.contains($0.board) ? 1 : 0 as UInt64)
            }
        )
        add(
            "placard_board_confirmed_timestamp_seconds",
            .gauge,
            "When the board last got what it shows, in seconds of the epoch.",
            statuses.compactMap { status in
                status.lastSent.map {
                    Sample(["board": status.id], Double($0.sentAt.milliseconds) / 1_000)
                }
            }
        )
        addCounters(statuses)
        addDelays(
            "placard_board_lateness_seconds",
            "How much later than planned the turns of frames came.",
            statuses,
            \.lateness
        )
        addDelays(
            "placard_board_post_seconds",
            "How long new scenes took until the last byte of their first frame was sent.",
            statuses,
            \.postLatency
        )
    }

    private mutating func addCounters(_ statuses: [BoardStatus]) {
        let counters: [(name: String, help: String, value: (BoardStatus) -> UInt64)] = [
            ("frames_sent", "Packets that the link took whole.", \.framesSent),
            ("bytes_sent", "Bytes that the link took.", \.bytesSent),
            ("frames_replaced", "Frames that gave way to a newer one.", \.framesReplaced),
            ("connections", "Times that the link was opened.", \.connections),
            ("refusals", "Times that the board would not take its content.", \.refusals),
            ("garbage_bytes", "Bytes from the board that mean nothing.", \.garbageBytes),
        ]
        for counter in counters {
            add(
                "placard_board_\(counter.name)_total",
                .counter,
                counter.help,
                statuses.map { Sample(["board": $0.id], counter.value($0)) }
            )
        }
    }

    private mutating func addDelays(
        _ name: String,
        _ help: String,
        _ statuses: [BoardStatus],
        _ delays: KeyPath<BoardStatus, LatencyHistogram>
    ) {
        var samples: [Sample] = []
        for status in statuses where status[keyPath: delays].count > 0 {
            let histogram = status[keyPath: delays]
            for quantile in Self.quantiles {
                samples.append(
                    Sample(
                        ["board": status.id, "quantile": quantile.word],
                        Double(histogram.nanoseconds(permille: quantile.permille)) / 1e9
                    )
                )
            }
            let board: KeyValuePairs = ["board": status.id]
            samples.append(
                Sample(board, Double(histogram.totalNanoseconds) / 1e9, suffix: "_sum")
            )
            samples.append(Sample(board, Double(histogram.count), suffix: "_count"))
        }
        add(name, .summary, help, samples)
    }
}
