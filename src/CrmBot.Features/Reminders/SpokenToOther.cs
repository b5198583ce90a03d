namespace CrmBot.Features.Reminders;

/// <summary>把华东的报价发我, given to a colleague: whoever reads it has to know who "me" is.</summary>
internal static class SpokenToOther
{
    private static readonly (string Said, string Meant)[] Turned =
        [("发给我", "发给{0}"), ("发我", "发给{0}"), ("交给我", "交给{0}"), ("转给我", "转给{0}"), ("报给我", "报给{0}"), ("告诉我", "告诉{0}"), ("回我", "回{0}"),
            ("找我", "找{0}"), ("给我", "给{0}")];

    /// <param name="speaker">Who gave the task.</param>
    public static string Of(string task, string speaker)
    {
        foreach (var (said, meant) in Turned)
        {
            var at = task.IndexOf(said, StringComparison.Ordinal);
            if (at < 0 || (at + said.Length < task.Length && task[at + said.Length] == '们')) continue;
            return string.Concat(task.AsSpan(0, at), meant.Replace("{0}", speaker, StringComparison.Ordinal),
                task.AsSpan(at + said.Length));
        }

        return task;
    }
}
