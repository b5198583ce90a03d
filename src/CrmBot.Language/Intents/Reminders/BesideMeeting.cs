using System.Globalization;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>沈总约了周四晚上吃饭，提醒我带上框架: no time is said for the reminder, so it comes on the day of what it is for.</summary>
internal static class BesideMeeting
{
    public static void Fill(List<Frame> frames)
    {
        for (var i = 1; i < frames.Count; i++)
        {
            if (frames[i] is not { Intent: "remind", Ask: ["at"] } || frames[i].Has("to") || frames[i - 1] is not { Intent: "log" } told)
                continue;
            if (told.Text("cust") != frames[i].Text("cust") || told.Object("next")?["at"]?.GetValue<string>() is not { } at) continue;
            if (!DateTime.TryParse(at, CultureInfo.InvariantCulture, out var moment)) continue;
            var slots = frames[i].ToJson();
            slots.Remove("ask");
            slots["at"] = SlotForm.Of(moment.Date.AddHours(Math.Min(moment.Hour, Morning)));
            frames[i] = Frame.FromJson(slots);
        }
    }

    private const int Morning = 9;
}
