using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Deals;

/// <summary>评了2分还投诉客服态度差，给开张工单: the score is kept beside the ticket that is opened for it.</summary>
internal static class ScoreBeside
{
    public static void Add(Section section, List<Frame> frames)
    {
        if (section.Rating is not { IsWord: false } score || !section.Has("rate.verb") || Mood.IsQuestion(section)
            || SurveyScore.IsDenied(section, score)) return;
        if (!frames.Exists(static frame => frame.Intent is "tk_new") || frames.Exists(static frame => frame.Intent is "survey" or "none"))
            return;
        frames.InsertRange(0, Interpreter.ReadAs(section, "survey").Where(static frame => frame.Is("act", "record")));
    }
}
