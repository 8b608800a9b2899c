// The least page for an ink story: what is told, then the choices as buttons.
import { Story } from "./ink.mjs";

const told = document.getElementById("told");
const choices = document.getElementById("choices");
const reply = await fetch("story.json");
const story = new Story(await reply.text());

const paragraph = (text) => {
  const line = document.createElement("p");
  line.textContent = text;
  told.append(line);
};

const goOn = () => {
  while (story.canContinue) {
    const text = story.Continue();
    if (story.currentTags.includes("clear")) told.replaceChildren();
    if (text.trim()) paragraph(text);
  }
  choices.replaceChildren(
    ...story.currentChoices.map((choice) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = choice.text;
      button.addEventListener("click", () => {
        story.ChooseChoiceIndex(choice.index);
        goOn();
      });
      return button;
    }),
  );
};

goOn();
