namespace DataRights.Portal;

/// <summary>The OpenID Connect issuer of the operators.</summary>
internal sealed class OperatorOptions
{
    /// <summary>The issuer's address, such as <c>https://login.microsoftonline.com/TENANT/v2.0</c>.</summary>
    public Uri? Authority { get; set; }

    public string ClientId { get; set; } = string.Empty;

    public string? ClientSecret { get; set; }

    /// <summary>The claim that contains the roles of a person.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The value of <see cref="RoleClaim"/> that makes a person an operator.</summary>
    public string Role { get; set; } = "DataRights.Operator";
}
