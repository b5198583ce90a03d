namespace CrmBot.Teams;

/// <summary>Names of the invokes this library reads and answers (§5.2).</summary>
public static class InvokeNames
{
    /// <summary>A click on a card's <c>Action.Execute</c>, or the client's own refresh of a card (§5.3).</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>Choices for an input that searches while one types (§5.7).</summary>
    public const string Search = "application/search";

    /// <summary>A dialog is to be opened (§5.5).</summary>
    public const string DialogOpened = "task/fetch";

    /// <summary>A dialog's form was sent (§5.5).</summary>
    public const string DialogSent = "task/submit";

    /// <summary>A search from the compose box (§5.6).</summary>
    public const string ExtensionQuery = "composeExtension/query";

    /// <summary>One of its results was tapped (§5.6).</summary>
    public const string ExtensionSelect = "composeExtension/selectItem";

    /// <summary>A message extension's command opens its form (§5.6).</summary>
    public const string ExtensionOpened = "composeExtension/fetchTask";

    /// <summary>A message extension's form was sent (§5.6).</summary>
    public const string ExtensionSent = "composeExtension/submitAction";

    /// <summary>Single sign-on offers a token (§5.10).</summary>
    public const string TokenExchange = "signin/tokenExchange";

    /// <summary>The code at the end of a sign-in in a window (§5.10).</summary>
    public const string VerifyState = "signin/verifyState";

    /// <summary>Sign-in went wrong on the client (§5.10).</summary>
    public const string SignInFailed = "signin/failure";

    /// <summary>An offered file was accepted or declined (§5.11).</summary>
    public const string FileConsent = "fileConsent/invoke";

    /// <summary>Thumbs up or down under a message (§5.2).</summary>
    public const string Feedback = "message/submitAction";

    /// <summary>The bot's settings in a team or group are opened (§5.2).</summary>
    public const string ConfigOpened = "config/fetch";

    /// <summary>The bot's settings in a team or group were sent (§5.2).</summary>
    public const string ConfigSent = "config/submit";
}
