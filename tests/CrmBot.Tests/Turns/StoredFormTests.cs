using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Drafts;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class StoredFormTests
{
    [Fact]
    public void A_reply_comes_back_as_it_was_stored()
    {
        var record = new RecordRef("note", Guid.CreateVersion7());
        Reply reply = new Reply.Several(
        [
            new Reply.Say("a", ("n", 3), ("t", "text"), ("d", new DateOnly(2026, 3, 1)), ("none", null), ("x", 0.5m), ("b", true)),
            new Reply.Card("c", new JsonObject { ["z"] = "${user}" }, record),
            new Reply.OfRecord(record),
            new Reply.Refuse("no", ("at", new DateTime(2026, 3, 1, 9, 30, 0)), ("clock", new TimeOnly(9, 30))),
            new Reply.Written(Guid.CreateVersion7(), 42, "detail"),
        ]);

        var stored = ReplyJson.Write(reply);

        ReplyJson.Write(ReplyJson.Read(stored)).ShouldBe(stored);
        ReplyJson.Read(ReplyJson.Write(Reply.Silence)).ShouldBe(Reply.Silence);
    }

    [Fact]
    public void A_memory_comes_back_as_it_was_stored()
    {
        var memory = new ConversationMemory { LastSubject = "恒达", LastHeard = Guid.CreateVersion7(),
            LastRecord = new RecordRef("note", Guid.CreateVersion7()) };
        memory.Did(Guid.CreateVersion7(), "first");
        memory.Did(Guid.CreateVersion7(), null, instead: Guid.CreateVersion7());
        var frame = Frame.FromJson(JsonNode.Parse("""{"i":"log","next":{"at":"2026-03-18T09:00"}}""")!.AsObject());
        memory.Preview = new OpenPreview(frame, Guid.CreateVersion7(), memory.LastRecord,
            7) { Before = [Guid.CreateVersion7()], Card = Guid.CreateVersion7() };
        memory.Drafts.Add(
            new Draft(Guid.CreateVersion7(), 2, frame, [new DraftChoice("a", "cust", "b")], 9) { Corrects = Guid.CreateVersion7() });

        var stored = MemoryJson.Write(memory);

        MemoryJson.Write(MemoryJson.Read(stored)).ShouldBe(stored);
    }

    [Fact]
    public void A_patch_changes_nested_slots_by_path_and_answers_their_question()
    {
        var frame = Frame.FromJson(JsonNode.Parse(
            """{"i":"log","cust":"x","ask":["which"],"near":["a"],"resolve":["cust"],"next":{"at":"2026-03-18T09:00","do":"再打"}}""")!
                .AsObject());

        var changed = FramePatch.Apply(frame, JsonNode.Parse("""{"next.at":"2026-03-25T09:00","cust":"恒达","amt.v":80}""")!.AsObject());

        changed.ToJson().ToJsonString().ShouldBe(
            JsonNode.Parse("""{"i":"log","cust":"恒达","next":{"at":"2026-03-25T09:00","do":"再打"},"amt":{"v":80}}""")!.ToJsonString());
        frame.Text("cust").ShouldBe("x");
    }

    [Theory]
    [InlineData("note:0190f2a4c0de7000a000000000000001", true)]
    [InlineData("note:0190f2a4-c0de-7000-a000-000000000001", false)]
    [InlineData(":0190f2a4c0de7000a000000000000001", false)]
    [InlineData("note", false)]
    [InlineData(null, false)]
    public void A_records_name_is_read_strictly(string? text, bool good) => RecordNames.Parse(text).HasValue.ShouldBe(good);
}
