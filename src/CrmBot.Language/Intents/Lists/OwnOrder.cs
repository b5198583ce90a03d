using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// 佳美金额改成30万, 新月报价改成19.8万, 跟小沈说一声 鼎盛最多60天, 宏昌有哪些工单 behind a question: what names its own customer and
/// says something to be stored, or asks for a fact of it, is no other part of what was asked before.
/// </summary>
internal static class OwnOrder
{
    /// <param name="asked">The question before.</param>
    public static bool Is(Section section, Frame asked)
    {
        if (section.Customers.Count == 0 && section.People.Count == 0 && section.Tickets.Count == 0) return false;
        var frames = Interpreter.Read(section);
        return Are(frames) || (!asked.Has("cust") && frames is [{ Intent: "show" } only] && only.Has("field") && IsNamed(only));
    }

    /// <summary>Whether something is to be stored of a customer that was named; a contact without a word of it is not.</summary>
    public static bool Are(IEnumerable<Frame> frames)
    {
        foreach (var frame in frames)
        {
            if (frame.IsWrite && IsNamed(frame) && !frame.Is("ask", "detail")) return true;
        }

        return false;
    }

    private static bool IsNamed(Frame frame) =>
        (frame.Has("cust") || (frame.Has("id") && !frame.Is("resolve", "id"))) && (frame.Has("who") || !frame.Is("ref", "context"));
}
