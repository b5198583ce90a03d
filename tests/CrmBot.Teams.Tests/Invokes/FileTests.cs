using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams.Tests.Invokes;

public sealed class FileTests
{
    private const string Upload =
        """{"name":"a.csv","uploadUrl":"https://contoso-my.sharepoint.com/u/1","contentUrl":"https://contoso-my.sharepoint.com/c/1","uniqueId":"u1","fileType":"csv"}""";

    [Fact]
    public void An_accepted_file_says_where_to_upload()
    {
        var consent = FileConsent.From(Make.Invoke(
            "fileConsent/invoke", $$"""{"type":"fileUpload","action":"accept","context":{"export":"customers"},"uploadInfo":{{Upload}}}"""))
                .ShouldNotBeNull();
        (consent.IsAccepted, consent.Upload!.UniqueId, consent.Upload.FileType).ShouldBe((true, "u1", "csv"));
        consent.Context["export"]!.GetValue<string>().ShouldBe("customers");
    }

    [Fact]
    public void A_declined_file_needs_no_address() =>
        FileConsent.From(
            Make.Invoke("fileConsent/invoke", """{"type":"fileUpload","action":"decline","context":{}}"""))!.IsAccepted.ShouldBeFalse();

    [Theory]
    [InlineData("""{"type":"fileUpload","action":"maybe","context":{}}""")]
    [InlineData("""{"type":"fileUpload","action":"accept","context":{}}""")]
    [InlineData("""{"type":"fileUpload","action":"accept","uploadInfo":{"uploadUrl":7}}""")]
    [InlineData("""{"type":"other","action":"decline"}""")]
    [InlineData("""null""")]
    public void Case_131_Anything_else_is_no_answer(string value) =>
        FileConsent.From(Make.Invoke("fileConsent/invoke", value)).ShouldBeNull();

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/x/_layouts/15/upload.aspx?guid=1", true)]
    [InlineData("http://contoso-my.sharepoint.com/u", false)]
    [InlineData("https://sharepoint.com/u", false)]
    [InlineData("https://evil.example/u", false)]
    [InlineData("https://contoso.sharepoint.com.evil.example/u", false)]
    [InlineData("https://evilsharepoint.com/u", false)]
    [InlineData("https://contoso.sharepoint.com:8443/u", false)]
    [InlineData("https://user@contoso.sharepoint.com/u", false)]
    [InlineData("https://contoso.sharepoint.com./u", false)]
    [InlineData("https://127.0.0.1/u", false)]
    [InlineData("https://localhost/u", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("nonsense", false)]
    public async Task Case_131_Files_go_to_the_companys_drive_and_nowhere_else(string address, bool allowed)
    {
        using var upload = new UploadFile(Options.Create(new TeamsOptions()));
        upload.MaySendTo(address).ShouldBe(allowed);
        if (!allowed)
            (await upload.PutAsync(address, "x"u8.ToArray(), TestContext.Current.CancellationToken)).ShouldBe(UploadResult.Refused);
    }

    [Fact]
    public async Task Case_131_A_file_is_uploaded_at_once_and_without_a_token()
    {
        await using var drive = await FakeConnector.StartAsync();
        using var upload = new UploadFile(Options.Create(new TeamsOptions { AllowAnonymous = true }));
        var content = Encoding.UTF8.GetBytes("客户,等级\r\n");
        (await upload.PutAsync(drive.Url + "/upload", content, TestContext.Current.CancellationToken)).ShouldBe(UploadResult.Done);
        var call = drive.Calls.ShouldHaveSingleItem();
        (call.Method, call.Authorization, call.Body).ShouldBe(("PUT", null, "客户,等级\r\n"));
    }

    [Fact]
    public async Task A_drive_that_refuses_redirects_or_hangs_up_is_a_failure_and_no_exception()
    {
        await using var drive = await FakeConnector.StartAsync();
        using var upload = new UploadFile(Options.Create(new TeamsOptions { AllowAnonymous = true }));
        drive.Next(409);
        drive.Next(302, "", ("Location", "https://evil.example/"));
        drive.NextReset();
        for (var i = 0; i < 3; i++)
            (await upload.PutAsync(drive.Url, "x"u8.ToArray(), TestContext.Current.CancellationToken)).ShouldBe(UploadResult.Failed);
        drive.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public void The_two_file_cards_have_the_documented_shape()
    {
        var offer = FileCards.Offer("a.csv", "表格", 120, new JsonObject { ["export"] = "customers" });
        offer["contentType"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.teams.card.file.consent");
        (offer["name"]!.GetValue<string>(), offer["content"]!["sizeInBytes"]!.GetValue<long>()).ShouldBe(("a.csv", 120));
        offer["content"]!["acceptContext"]!["export"]!.GetValue<string>().ShouldBe("customers");
        var done = FileCards.Uploaded(new FileUpload("a.csv", "", "https://contoso-my.sharepoint.com/c/1", "u1", "csv"));
        done.ToJsonString().ShouldBe(
            """{"contentType":"application/vnd.microsoft.teams.card.file.info","name":"a.csv","contentUrl":"https://contoso-my.sharepoint.com/c/1","content":{"uniqueId":"u1","fileType":"csv"}}""");
    }
}
