using System.CommandLine;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Makes a value that is not of its option's kind an error of use: by itself the parser finds out only when the value is asked for.
/// </summary>
internal static class CheckedOption
{
    public static Option<T> Checked<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            try
            {
                _ = result.GetValueOrDefault<T>();
            }
            catch (InvalidOperationException fault)
            {
                result.AddError(fault.Message);
            }
        });
        return option;
    }
}
