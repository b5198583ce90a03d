using System.Text.Json.Nodes;
using CrmBot.Bridge;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

/// <summary>What took longer than a client waits: the person was told where to look, and finds there what it came to.</summary>
public sealed class LateAnswerTests
{
    [Theory]
    [InlineData("done", "刚才提交的表存好了")]
    [InlineData("errors", "没存上：\n写一下要做什么。\n重新打开")]
    [InlineData("no", "这条提醒不是你的。")]
    [InlineData("throws", "刚才这条没处理成")]
    public async Task Whatever_a_slow_form_comes_to_is_read_in_the_direct_chat(string end, string said)
    {
        var slow = new SlowForm(end);
        await using var app = await StartAsync(slow);
        await app.InGroup(DemoPeople.LinTao).SayAsync("恒达");
        var sent = await SendAsync(app.InGroup(DemoPeople.LinTao));
        sent.Notice.ShouldNotBeNull().ShouldContain("还在保存");
        slow.Gate.SetResult();
        (await AnswerAsync(app, said)).ShouldNotBeNull();
        app.InGroup(DemoPeople.LinTao).Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_form_in_time_is_answered_in_the_dialog_alone()
    {
        var quick = new SlowForm("no");
        quick.Gate.SetResult();
        await using var app = await StartAsync(quick);
        (await SendAsync(app.Direct(DemoPeople.LinTao))).Notice.ShouldBe("这条提醒不是你的。");
        await app.SettleAsync();
        app.Direct(DemoPeople.LinTao).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_form_that_could_not_be_stored_is_tried_again()
    {
        var form = new SlowForm("done") { IsBusyOnce = true };
        await using var app = await StartAsync(form);
        (await SendAsync(app.Direct(DemoPeople.LinTao))).Notice.ShouldNotBeNull().ShouldContain("还在保存");
        form.Gate.SetResult();
        await AnswerAsync(app, "刚才提交的表存好了");
        form.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_is_told_also_when_nobody_waits_any_more()
    {
        var broken = new BrokenExport();
        await using var app = await CrmBotTestApp.StartAsync(services: services => services.AddSingleton<IExport>(broken));
        var upload = new JsonObject { ["name"] = "a.csv", ["uploadUrl"] = "http://127.0.0.1:9/a", ["contentUrl"] = "https://x.invalid/a",
            ["uniqueId"] = "u", ["fileType"] = "csv" };
        await ConsentAsync(app, "accept", upload);
        broken.Gate.SetResult();
        await AnswerAsync(app, "请再试一次");
        app.Complaints.ToString().ShouldContain("could not be made");
    }

    // Only who is kept waiting on purpose has little patience.
    private static Task<CrmBotTestApp> StartAsync(SlowForm form) => CrmBotTestApp.StartAsync(services: services =>
    {
        services.AddSingleton<IForm>(form);
        if (!form.Gate.Task.IsCompleted) services.AddSingleton(new InvokeBudgets { Action = TimeSpan.FromMilliseconds(300) });
    });

    private static Task<Invoked> SendAsync(Chat chat) => chat.InvokeAsync("task/submit",
        new JsonObject { ["data"] = new JsonObject { ["form"] = "test.slow", ["id"] = Guid.NewGuid().ToString("N") } });

    private static Task<Invoked> ConsentAsync(CrmBotTestApp app, string action, JsonObject? upload) =>
        app.Direct(DemoPeople.LinTao).InvokeAsync("fileConsent/invoke",
            new JsonObject { ["type"] = "fileUpload", ["action"] = action, ["context"] = new JsonObject { ["export"] = "test.broken" },
                ["uploadInfo"] = upload });

    private static Task<Seen> AnswerAsync(CrmBotTestApp app, string said) => app.Teams.WaitAsync(
        app.Direct(DemoPeople.LinTao).Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains(said)), said);

    private sealed class SlowForm(string end) : IForm
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsBusyOnce { get; init; }

        public int Runs { get; private set; }

        public string Name => "test.slow";

        public Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken) =>
            Task.FromResult<FormResult>(new FormResult.Done());

        public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
        {
            await Gate.Task.WaitAsync(cancellationToken);
            // What a turn meets whose write takes too long.
            if (Runs++ == 0 && IsBusyOnce) throw new TimeoutException();
            return end switch
            {
                "done" => new FormResult.Done(),
                "errors" => new FormResult.Show("form-reminder", new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["say"] =
                    new JsonObject { ["text"] = "写一下要做什么。" } }), ["text"] = "", ["date"] = "", ["time"] = "", ["to"] = "",
                    ["colleagues"] = new JsonArray() }, "reminder.edit.title"),
                "no" => new FormResult.Refuse("reminder.notYours"),
                _ => throw new InvalidOperationException("slow and failing"),
            };
        }
    }

    private sealed class BrokenExport : IExport
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "test.broken";

        public async Task<ExportedFile?> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
        {
            await Gate.Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("no such file today");
        }
    }
}
