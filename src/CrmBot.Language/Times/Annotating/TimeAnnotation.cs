namespace CrmBot.Language.Times.Annotating;

/// <summary>A time expression of a text in time mode (contract §12).</summary>
/// <param name="Start">Offset in UTF-16 code units of the text as typed.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Type">date, time, datetime, daterange, timerange, datetimerange, duration or set.</param>
/// <param name="Value">The value.</param>
public sealed record TimeAnnotation(int Start, int End, string Type, TimeValue Value);

/// <summary>A value of time mode: exactly one of a plain value, a range or a set.</summary>
/// <param name="Plain">date, time, datetime, duration.</param>
/// <param name="Range">daterange, timerange, datetimerange.</param>
/// <param name="Set">set.</param>
public sealed record TimeValue(string? Plain = null, TimeValueRange? Range = null, TimeValueSet? Set = null);

/// <summary>Both ends included; one may be missing.</summary>
public sealed record TimeValueRange(string? From, string? To);

/// <param name="Every">ISO duration.</param>
/// <param name="On">Weekday codes or day numbers; empty when none were said.</param>
/// <param name="Time">Clock; null when none was said.</param>
public sealed record TimeValueSet(string Every, IReadOnlyList<string> On, string? Time);
