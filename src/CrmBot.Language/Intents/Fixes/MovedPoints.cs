using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// 换了个保温杯扣50 behind 佳美加200积分: points that went the other way, or were given for something, are another movement and no correction.
/// </summary>
internal static class MovedPoints
{
    public static Frame? Read(Section section)
    {
        if (section.Utterance.Preview is not { Intent: "points" } before || !before.Has("delta") || IsCorrection(section)) return null;
        if (!section.Has("points.less") && !section.Has("points.more")) return null;
        if (Interpreter.ReadAs(section, "points") is not [var moved] || !moved.Has("delta") || moved.Text("cust") != before.Text("cust"))
            return null;
        return IsLess(moved) != IsLess(before) || section.Has("points.swap") || section.Has("points.again") ? moved : null;
    }

    private static bool IsCorrection(Section section) =>
        section.Has("deny") || section.Has("fix.clear") || section.Has("patch.wrong") || section.Has("patch.only")
            || section.Has("patch.not") || Mood.IsQuestion(section) || Mood.Forbids(section);

    private static bool IsLess(Frame frame) => frame.Text("delta")?.StartsWith('-') == true;
}
