namespace CrmBot.Language.Reading;

/// <summary>Whether a contact is told of as something that took place.</summary>
internal static class ContactWords
{
    public static bool Told(Section section)
    {
        if (section.Has("told") || (section.Has("came.back") && section.Has("recent")) || IsRelated(section)) return true;
        var contact = false;
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("ch") && !hit.Is("talk")) continue;
            contact = true;
            if (IsDone(section, hit.Start, hit.End)) return true;
        }

        return contact && HappenedBefore(section);
    }

    /// <summary>Somebody said something, or could not be reached: before any time that lies ahead.</summary>
    private static bool IsRelated(Section section)
    {
        if (section.Customers.Count + section.People.Count == 0 && section.Carried is null && !section.Has("client")) return false;
        var at = Math.Min(section.First("said")?.Start ?? int.MaxValue, section.FirstOf("outcome")?.Start ?? int.MaxValue);
        return at < int.MaxValue && !section.Has("remind.ask") && !section.Times.Any(time => time.Span.Start < at && TimeWords.IsAhead(time, section.Now));
    }

    private static bool HappenedBefore(Section section) => section.Has("recent")
        || section.Times.Any(time => time.IsJustNow || time.Tendency == Times.TimeTendency.Past);

    /// <summary>聊了, 打完, 见过: the sign of the finished stands in the word or right behind it.</summary>
    private static bool IsDone(Section section, int start, int end)
    {
        for (var at = start; at < Math.Min(end + 2, section.Span.End); at++)
        {
            if (section.Lower[at] is '了' or '过' or '完' && !(section.Lower[at] == '过' && at + 1 < section.Span.End && section.Lower[at + 1] is '方' or '一' or '来' or '去')) return true;
        }

        return false;
    }
}
