using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Cards;

/// <summary>A reply taken apart into what is drawn one below the other.</summary>
internal static class ReplyParts
{
    /// <summary>Without silence, and in a group without refusals: those are nobody else's business.</summary>
    public static IEnumerable<Reply> Of(Reply reply, bool inGroup) => reply switch
    {
        Reply.Several several => several.Parts.SelectMany(part => Of(part, inGroup)),
        Reply.Refuse when inGroup => [],
        Reply.OfFile or Reply.Notice when !inGroup => [reply],
        Reply.Say or Reply.Refuse or Reply.Card or Reply.OfRecord or Reply.Written or Reply.Mention => [reply],
        _ => [],
    };

    /// <summary>Nothing but a no.</summary>
    public static bool IsRefusal(Reply reply) =>
        Of(reply, inGroup: false).ToList() is { Count: > 0 } parts && parts.TrueForAll(part => part is Reply.Refuse);

    public static bool IsText(Reply part) => part is Reply.Say or Reply.Refuse;

    public static RecordRef? Record(Reply part) => part switch
    {
        Reply.OfRecord one => one.Record,
        Reply.Card card => card.Record,
        _ => null,
    };
}
