using System.CommandLine;
using System.Globalization;

namespace CustomVision.DataRights.Tool;

/// <summary>The largest files that an export downloads, in megabytes.</summary>
internal sealed class SizeOptions
{
    private const int Largest = 1024 * 1024; // 1 TB

    private readonly Option<int?> _image = Create("--max-image-size", "image", "64", nameof(DownloadOptions.MaxImageSize));
    private readonly Option<int?> _prediction = Create(
        "--max-prediction-size",
        "image of a stored prediction",
        "64",
        nameof(DownloadOptions.MaxPredictionSize)
    );
    private readonly Option<int?> _model = Create(
        "--max-model-size",
        "file of an exported model",
        "4096",
        nameof(DownloadOptions.MaxModelSize)
    );

    public static SizeOptions AddTo(Command command)
    {
        var options = new SizeOptions();
        command.Add(options._image);
        command.Add(options._prediction);
        command.Add(options._model);
        return options;
    }

    public void Apply(ParseResult parsed, DownloadOptions downloads)
    {
        downloads.MaxImageSize = Bytes(parsed.GetValue(_image)) ?? downloads.MaxImageSize;
        downloads.MaxPredictionSize = Bytes(parsed.GetValue(_prediction)) ?? downloads.MaxPredictionSize;
        downloads.MaxModelSize = Bytes(parsed.GetValue(_model)) ?? downloads.MaxModelSize;
    }

    private static long? Bytes(int? megabytes) => megabytes * (1024L * 1024);

    private static Option<int?> Create(string name, string what, string byDefault, string setting)
    {
        var option = new Option<int?>(name)
        {
            Description =
                $"The largest {what} that is downloaded, in MB (Downloads:{setting}); a larger one is named in the report. By default "
                    + $"{byDefault}.",
        }.Checked();
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var megabytes)
                && megabytes is < 1 or > Largest
            )
            {
                result.AddError($"{name} must be from 1 to {Largest} megabytes.");
            }
        });
        return option;
    }
}
