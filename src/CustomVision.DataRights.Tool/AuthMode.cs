namespace CustomVision.DataRights.Tool;

/// <summary>The ways to authenticate to the Training API.</summary>
internal enum AuthMode
{
    /// <summary>With a key of the training resource.</summary>
    Key,

    /// <summary>With the identity that Azure.Identity finds: environment, managed identity or developer sign-in.</summary>
    Azure,

    /// <summary>With an access token that was obtained elsewhere.</summary>
    Token,
}
