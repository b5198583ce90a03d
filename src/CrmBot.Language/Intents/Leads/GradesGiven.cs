using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Leads;

/// <summary>王磊的A级B级给赵敏，C级的放公海: a scope holds one grade, so that each of several is given by a frame of its own.</summary>
internal static class GradesGiven
{
    /// <summary>A级的给赵敏: some of many, and never the customer last talked about.</summary>
    public static bool AreSome(Section section) =>
        section.AllOf("grade")
            .Any(hit => hit.End < section.Span.End && section.Lower[hit.End] is '的' or '给' or '都' or '全' or '归' or '放' or '扔' or '丢');

    /// <summary>王磊的A级给赵敏: whose they are.</summary>
    public static PersonMention? Holder(Section section, PersonMention? receiver) => AreSome(section)
        ? Owners.Colleagues(section).FirstOrDefault(
            person => person != receiver && person.Whole.End < section.Span.End && section.Lower[person.Whole.End] == '的') : null;

    public static IEnumerable<Frame> Each(Section part, Frame frame)
    {
        if (frame.Object("scope") is not { } scope || !scope.ContainsKey("grade")) return [frame];
        var grades = part.AllOf("grade").Select(static hit => hit.Leaf.ToUpperInvariant()).Distinct().ToList();
        return grades.Count < 2 ? [frame] : grades.Select(grade => With(frame, scope, "grade", grade));
    }

    /// <summary>只把A级的给赵敏 under the open hand-over of somebody's customers: theirs are meant.</summary>
    public static Frame OfPreview(Section section, Frame frame)
    {
        if (section.Utterance.Preview is not { Intent: "assign" } preview || preview.Object("scope")?["owner"] is not JsonValue owner)
            return frame;
        var scope = frame.Object("scope") ?? (ListScope.Grade(section) is { } grade ? new JsonObject { ["grade"] = grade } : null);
        if (scope is null || scope.ContainsKey("owner") || frame.Has("cust")) return frame;
        var held = With(frame, scope, "owner", owner.GetValue<string>()).Without("ask").With("confirm", JsonValue.Create(true));
        held.Object("scope")!.Remove("state");
        return preview.Has("handover") ? held.With("handover", JsonValue.Create(true)) : held;
    }

    private static Frame With(Frame frame, JsonObject scope, string name, string value)
    {
        var changed = (JsonObject)scope.DeepClone();
        changed[name] = value;
        return frame.With("scope", changed);
    }
}
