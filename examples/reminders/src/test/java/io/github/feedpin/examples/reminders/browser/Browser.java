package io.github.feedpin.examples.reminders.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium with its own profile. Uses the browser and the driver on the PATH, and downloads none. */
final class Browser implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final ChromeDriver driver;
    private final Path screenshots;

    private Browser(ChromeDriver driver, Path screenshots) {
        this.driver = driver;
        this.screenshots = screenshots;
    }

    /**
     * Opens {@code url}.
     *
     * @param language the language of the browser, such as {@code zh-CN}
     * @param profile an empty folder for the files of the browser
     * @param screenshots the folder for screenshots
     */
    static Browser open(String url, String language, Path profile, Path screenshots) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver"))
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.get(url);
        return new Browser(driver, screenshots);
    }

    private static File onPath(String... names) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not on the PATH: " + String.join(", ", names)
                        + ". On Debian, install chromium and chromium-driver."));
    }

    void reload() {
        driver.navigate().refresh();
    }

    void click(String id) {
        element(id).click();
    }

    /** Replaces the content of a field. */
    void type(String id, String text) {
        element(id).clear();
        element(id).sendKeys(text);
    }

    /** Chooses a radio button by its value; its label covers it. */
    void choose(String value) {
        driver.findElement(By.cssSelector("input[value=" + value + "] + span")).click();
    }

    boolean shows(String id) {
        return element(id).isDisplayed();
    }

    String textOf(String id) {
        return element(id).getText();
    }

    /** Returns a number with thousands separators. */
    long numberIn(String id) {
        return Long.parseLong(textOf(id).replace(",", ""));
    }

    /** Returns the response to a request of the page for the address of a link. */
    String download(String id) {
        return String.valueOf(driver.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(response => response.text()).then(done)",
                element(id).getDomProperty("href")));
    }

    String languageOfPage() {
        return String.valueOf(driver.executeScript("return document.documentElement.lang"));
    }

    int rowsOf(String id) {
        return element(id).findElements(By.tagName("tr")).size();
    }

    /** Waits until {@code condition} holds, or fails after a timeout. */
    void await(String what, Predicate<Browser> condition) {
        new WebDriverWait(driver, TIMEOUT, POLL_INTERVAL).withMessage(what).until(page -> condition.test(this));
    }

    /** Sets the width of the screen and the color scheme. */
    void emulate(int width, String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /** Returns whether the page scrolls horizontally. */
    boolean scrollsHorizontally() {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth"));
    }

    /** Takes a screenshot of the whole page. */
    void screenshot(String name) {
        Object png = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(screenshots);
            Files.write(screenshots.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the console contains messages, such as script errors or missing resources. */
    void assertConsoleIsEmpty() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private WebElement element(String id) {
        return driver.findElement(By.id(id));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
