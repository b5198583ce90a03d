using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>A recognised piece of text and its normal form.</summary>
public readonly record struct Spot(TextSpan Span, string Value);

/// <summary>A share between 0 and 1 and where it was said.</summary>
public readonly record struct ShareSpot(TextSpan Span, decimal Value);

/// <summary>A number that may be a ticket id.</summary>
/// <param name="Span">Where it stands, with its mark (T-, #, 工单).</param>
/// <param name="Id">The number.</param>
/// <param name="Marked">The text itself says that it is a ticket; otherwise the world must know an open ticket of this number.</param>
public readonly record struct TicketSpot(TextSpan Span, int Id, bool Marked);
