namespace CrmBot.Language.Intents;

/// <summary>One reader for each intent.</summary>
internal static class IntentReaders
{
    private static readonly Dictionary<string, IntentReader> Known = new IntentReader[]
    {
        new ReadLog(), new ReadRemind(), new ReadAgenda(), new ReadReminderChange(), new ReadShow(), new ReadLead(), new ReadTag(),
        new ReadRole(),
        new ReadUndo(), new ReadHelp(), new ReadPrefs(),
        new ReadDeal(), new ReadWon(), new ReadLost(), new ReadScore(), new ReadAssign(), new ReadPool(), new ReadFind(), new ReadReport(),
        new ReadMerge(), new ReadImport(), new ReadPoints(), new ReadReferral(), new ReadContract(), new ReadCampaign(), new ReadGoal(),
        new ReadConfig(),
        new ReadTicketNew(), new ReadTicketClaim(), new ReadTicketChange(), new ReadEscalate(), new ReadResolve(), new ReadKnowledge(),
        new ReadSurvey(),
        new ReadDigest(), new ReadWatch(), new ReadWhy(), new ReadPrivacy(), new ReadAudit(), new ReadAbsent(), new ReadAside(),
    }.ToDictionary(reader => reader.Intent, StringComparer.Ordinal);

    public static IntentReader? Of(string intent) => Known.GetValueOrDefault(intent);
}
