/// All faults that the service tells of by name, in the order of the page that lists them.
public enum FaultCatalogue {
    /// The fault of an id; nil for an id that nobody gave.
    public static func fault(_ id: String) -> KnownFault? { byID[id] }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// Every fault.
    public static let all: [KnownFault] = links + boards + service

    private static let links: [KnownFault] = [
        KnownFault(
            id: "link-unreachable",
            title: .init("no way to the board", "无法到达大屏"),
            cause: .init(
                "the device, the host or the way to it is not there",
                "设备不存在，或主机、网络不可达"
            ),
            nextStep: .init(
                "check the cable and the switch, then the link in the configuration; "
                    + "placard board probe tells what answers",
                "检查网线和交换机，再核对配置中的 link；可用 placard board probe 探测"
            )
        ),
        KnownFault(
            id: "link-refused",
            title: .init("link refused", "连接被拒绝"),
            cause: .init(
                "the port is closed, or this program may not open the device, or another holds it",
                "端口未开放，或本程序无权打开设备，或设备被占用"
            ),
            nextStep: .init(
                "check the port number; for a serial device join the group dialout, and end "
                    + "whatever else uses it",
                "核对端口号；串口请加入 dialout 组，并结束占用它的程序"
            )
        ),
        KnownFault(
            id: "link-timed-out",
            title: .init("link did not open", "连接超时"),
            cause: .init(
                "nobody answered in time: the board is off, or a firewall drops its packets",
                "无人应答：大屏断电，或被防火墙拦截"
            ),
            nextStep: .init(
                "check the board's power and address, then the firewall between",
                "检查大屏电源和地址，再检查防火墙"
            )
        ),
        KnownFault(
            id: "link-awaited",
            title: .init("board has not dialled in", "大屏尚未接入"),
            cause: .init(
                "the board is to connect to this machine and has not done so",
                "应由大屏主动连接本机，但尚未连接"
            ),
            nextStep: .init(
                "check the server address and the port that are set in the board, and that its "
                    + "address is among those the link allows",
                "检查大屏中设置的服务器地址和端口，以及其地址是否在允许之列"
            )
        ),
        KnownFault(
            id: "link-hung-up",
            title: .init("link broke", "连接中断"),
            cause: .init(
                "the board closed the connection, or the device was unplugged",
                "大屏关闭了连接，或设备被拔出"
            ),
            nextStep: .init(
                "nothing if it comes back; else check plug and power, and that no other program "
                    + "talks to the board",
                "恢复则无需处理；否则检查插头和电源，并确认没有其他程序连接该屏"
            )
        ),
        KnownFault(
            id: "link-stalled",
            title: .init("link is stuck", "连接停滞"),
            cause: .init(
                "the board takes no more bytes though the link is open",
                "连接未断，但大屏不再接收数据"
            ),
            nextStep: .init(
                "restart the board's controller; check flow control on a serial line",
                "重启控制卡；串口请检查流控设置"
            )
        ),
        KnownFault(
            id: "link-failed",
            title: .init("link failed", "连接出错"),
            cause: .init("the system reports an error", "系统报告错误"),
            nextStep: .init(
                "look at the reason in the log; it is the system's own word",
                "查看日志中的原因（系统原文）"
            )
        ),
    ]

    private static let boards: [KnownFault] = [
        KnownFault(
            id: "board-silent",
            title: .init("board does not answer", "大屏不应答"),
            cause: .init(
                "the board took the bytes and said nothing",
                "数据已发出，大屏没有应答"
            ),
            nextStep: .init(
                "check its power, its address on the line, and the protocol; "
                    + "placard board probe tells what answers",
                "检查电源、屏号和协议；可用 placard board probe 探测"
            )
        ),
        KnownFault(
            id: "board-garbled",
            title: .init("answers make no sense", "应答无法识别"),
            cause: .init(
                "bytes come back, but none of them is an answer: another speed, another protocol "
                    + "or a second talker on the line",
                "有数据返回但不是应答：波特率或协议不符，或线路上有其他设备"
            ),
            nextStep: .init(
                "compare speed and protocol with the board's own settings; "
                    + "placard packet decode explains captured bytes",
                "核对大屏的波特率和协议；可用 placard packet decode 解释抓取的数据"
            )
        ),
        KnownFault(
            id: "board-late",
            title: .init("board is behind", "大屏延迟"),
            cause: .init(
                "a packet takes far longer than it should, so the wall shows something older",
                "数据发送过慢，屏上内容较旧"
            ),
            nextStep: .init(
                "lower framesPerSecond or raise the line's speed; look for loss on the network",
                "降低 framesPerSecond 或提高波特率；检查网络丢包"
            )
        ),
        KnownFault(
            id: "board-unsteady",
            title: .init("link broke a short while ago", "连接刚恢复"),
            cause: .init(
                "frames go out again, but the link has not held for long",
                "已恢复发送，但连接尚不稳定"
            ),
            nextStep: .init(
                "wait half a minute; if it comes again, look at cable, power and switch",
                "等待半分钟；若反复出现，检查线缆、电源和交换机"
            )
        ),
        KnownFault(
            id: "content-refused",
            title: .init("content refused", "内容被拒"),
            cause: .init(
                "the board said no to what it was sent, and says why in the log",
                "大屏拒绝了所发内容，原因见日志"
            ),
            nextStep: .init(
                "compare model, size and colours with the board's own settings",
                "核对型号、尺寸和颜色与大屏设置是否一致"
            )
        ),
        KnownFault(
            id: "layout-broken",
            title: .init("layout cannot be used", "版式不可用"),
            cause: .init(
                "the board's layout or its faces are missing or wrong",
                "版式或字库缺失或有误"
            ),
            nextStep: .init(
                "run placard check, correct what it names, and reload the service",
                "运行 placard check，按提示更正后重新加载"
            )
        ),
    ]

    private static let service: [KnownFault] = [
        KnownFault(
            id: "store-stale",
            title: .init("store cannot be read", "数据库无法读取"),
            cause: .init(
                "the store is missing, locked or damaged; boards keep the last good state",
                "数据库缺失、被锁或损坏；大屏保持最近的有效内容"
            ),
            nextStep: .init(
                "run placard check; bring a backup back with placard restore if it is damaged",
                "运行 placard check；若已损坏，用 placard restore 恢复备份"
            )
        )
    ]
}
