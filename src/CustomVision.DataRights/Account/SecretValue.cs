using System.Diagnostics;

namespace CustomVision.DataRights.Account;

/// <summary>
/// A secret of the account, such as a key. Only <see cref="Reveal"/> returns it, so that no log or page contains it by accident.
/// </summary>
/// <param name="value">The secret.</param>
[DebuggerDisplay("[redacted]")]
public sealed class SecretValue(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Returns the secret.</summary>
    public string Reveal() => _value;

    /// <summary>Returns <c>[redacted]</c>.</summary>
    public override string ToString() => "[redacted]";
}
