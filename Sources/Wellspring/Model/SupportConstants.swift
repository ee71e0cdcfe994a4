// Social buffer, isolation and contagion between colleagues.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Social buffer, isolation and contagion between colleagues.
public struct SupportConstants: Parametrised {
  public var bufferGain = 0.0
  public var bufferHalfLife = 0.0
  public var damping = 0.0
  public var isolationTime = 0.0
  public var isolationReactivity = 0.0
  public var contactReconnection = 0.0
  public var giverCost = 0.0
  public var contagion = 0.0
  public var noticeNumbing = 0.0
  public var contactProcessing = 0.0
  public var noticeSleepPressure = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<SupportConstants>] {
    [
      Parameter(
        "bufferGain", .one, 0.3, in: 0...3, .assumed,
        "Hensel et al. 2015 (sign)",
        "Buffer per supportive contact (exponent).",
        read: { $0.bufferGain }, write: { $0.bufferGain = $1 }),
      Parameter(
        "bufferHalfLife", .hours, 3, in: 0.5...24, .assumed,
        "",
        "Half-life of the buffer.",
        read: { $0.bufferHalfLife }, write: { $0.bufferHalfLife = $1 }),
      Parameter(
        "damping", .one, 0.5, in: 0...1, .assumed,
        "",
        "Share of an arousal jump that a full buffer takes away.",
        read: { $0.damping }, write: { $0.damping = $1 }),
      Parameter(
        "isolationTime", .days, 7, in: 1...60, .assumed,
        "",
        "Time constant with which isolation grows without supportive contact.",
        read: { $0.isolationTime }, write: { $0.isolationTime = $1 }),
      Parameter(
        "isolationReactivity", .one, 0.5, in: 0...2, .assumed,
        "",
        "Extra arousal reactivity at full isolation.",
        read: { $0.isolationReactivity }, write: { $0.isolationReactivity = $1 }),
      Parameter(
        "contactReconnection", .one, 0.2, in: 0...3, .assumed,
        "",
        "Fall of isolation per supportive contact (exponent).",
        read: { $0.contactReconnection }, write: { $0.contactReconnection = $1 }),
      Parameter(
        "giverCost", .one, 0.0005, in: 0...0.05, .assumed,
        "",
        "Capacity that giving support costs (exponent).",
        read: { $0.giverCost }, write: { $0.giverCost = $1 }),
      Parameter(
        "contagion", .one, 0.0001, in: 0...0.003, .assumed,
        "order of magnitude of unit-level clustering",
        "Move of exhaustion and cynicism towards each other per contact.",
        read: { $0.contagion }, write: { $0.contagion = $1 }),
      Parameter(
        "noticeNumbing", .one, 0, in: 0...1, .assumed, "",
        "Share of support needs that a fully numb colleague does not notice.",
        read: { $0.noticeNumbing }, write: { $0.noticeNumbing = $1 }),
      Parameter(
        "noticeSleepPressure", .one, 0, in: 0...1, .assumed, "",
        "Share of support needs that a colleague under full sleep pressure does not notice.",
        read: { $0.noticeSleepPressure }, write: { $0.noticeSleepPressure = $1 }),
      Parameter(
        "contactProcessing", .one, 0.015, in: 0...1, .calibrated,
        "Hensel et al. 2015 (stress and support, r = -0.26)",
        "Processing of what was met per supportive contact (exponent).",
        read: { $0.contactProcessing }, write: { $0.contactProcessing = $1 }),
    ]
  }
}
